# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_cuttings_global_optspecs
    string join \n archive= q/quiet color= now= h/help V/version
end

function __fish_cuttings_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_cuttings_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_cuttings_using_subcommand
    set -l cmd (__fish_cuttings_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c cuttings -n "__fish_cuttings_needs_command" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_needs_command" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_needs_command" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_needs_command" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_needs_command" -s V -l version -d 'Print version'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "extract" -d 'Read pages and print what they list; touches no archive'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "import" -d 'Take files into the archive: pages, feeds, text dumps, web archives, exported articles'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "add" -d 'Follow listings: take them into the archive, and keep up with them from then on'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "update" -d 'Take in what is new of everything that is followed'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "watch" -d 'Take in what is new for ever: each listing is looked at as often as it changes'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "search" -d 'Find articles by their words'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "searches" -d 'Keep searches under names of their own'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "show" -d 'Show one article'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "stories" -d 'List the stories, or show one: who covered it, when, under which headlines'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "outlets" -d 'List the outlets, or show one with its listings'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "tag" -d 'Give outlets tags of your own, or list them'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "export" -d 'Write articles as CSV, JSON lines, Parquet or a feed'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "serve" -d 'Serve the archive: web pages, JSON API, feeds'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "mcp" -d 'Let an assistant ask the archive, by the Model Context Protocol on stdin and stdout'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "account" -d 'Manage who may log in to the web pages'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "token" -d 'Manage the tokens of programs that use the API and the feeds'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "forget" -d 'Remove an article, an outlet or an author\'s articles, and keep them from coming back'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "dictionary" -d 'Compare articles of several languages by dictionaries, so that they can be of one story'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "merge" -d 'Make one article of several that are the same'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "split" -d 'Make an article of its own of what was wrongly taken for another'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "reprocess" -d 'Read all snapshots again with today\'s reader, and show what that changes'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "check" -d 'Verify the archive: its database, and that every snapshot can be read back'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "completions" -d 'Print what makes a shell complete cuttings\' commands and flags'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "man" -d 'Write the manual pages into a directory, or print the main one'
complete -c cuttings -n "__fish_cuttings_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l url -d 'The address that the page was served from; links are resolved against it' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l content-type -d 'The Content-Type that the pages were served with' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l reference-time -d 'When the pages were fetched (RFC 3339): "3 hours ago" is read against it. WARC files say it themselves; without it such dates stay unread' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l format -d 'The output format [default: by the name of FILE, else json]' -r -f -a "json\t''
jsonl\t''
csv\t''
parquet\t''
table\t''"
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -s o -l output -d 'Write to a file instead of stdout' -r -F
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l max-size -d 'The largest page to read, in MB' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -l explain -d 'Say why each page is read as it is, instead of what it lists'
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand extract" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -l outlet -d 'The outlet that everything is of [default: the host name of each page\'s address]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -l url -d 'The address of the one page' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -l content-type -d 'The Content-Type that the pages were served with' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -l fetched-at -d 'When the pages were fetched (RFC 3339). WARC files say it themselves; without it "3 hours ago" stays unread, and the pages count as seen now' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -l max-size -d 'The largest page to read, in MB' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l outlet -d 'The outlet that the pages are of [default: the host name]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l only -d 'Follow only this' -r -f -a "feed\t'A feed that the page names, or is'
sitemap\t'A sitemap of the site'
list\t'The page itself and the pages that follow it'"
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l max-pages -d 'The most pages of a chain to read' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l replay -d 'Ask this WARC or WACZ file, or folder of saved pages, instead of the network' -r -F
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l contact -d 'Your e-mail or web address, for outlets to write to; kept for the next time' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l timeout -d 'How long one request may take, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l pause -d 'The pause between two requests to one host, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l max-size -d 'The largest page to fetch, in MB' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l backfill -d 'Follow the chain of pages to its end'
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l full-text -d 'Fetch the articles\' own pages too'
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l dry-run -d 'Only say what would be followed'
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l unproven -d 'Do not read boundaries again: half the requests, but an entry removed meanwhile can hide one'
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -l allow-private -d 'Also fetch from private networks and from this machine'
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l contact -d 'Your e-mail or web address, for outlets to write to; kept for the next time' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l timeout -d 'How long one request may take, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l pause -d 'The pause between two requests to one host, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l max-size -d 'The largest page to fetch, in MB' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l all -d 'Also ask listings that failed a short while ago'
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -l allow-private -d 'Also fetch from private networks and from this machine'
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l rounds -d 'End after so many rounds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l contact -d 'Your e-mail or web address, for outlets to write to; kept for the next time' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l timeout -d 'How long one request may take, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l pause -d 'The pause between two requests to one host, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l max-size -d 'The largest page to fetch, in MB' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -l allow-private -d 'Also fetch from private networks and from this machine'
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand watch" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l outlet -d 'Only articles of this outlet; of several, any of them (--outlet A --outlet B)' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l kind -d 'Only articles of this kind' -r -f -a "article\t''
video\t''
audio\t''
gallery\t''
live\t''
opinion\t''
interview\t''
obituary\t''
statement\t''
event\t''
review\t''
sponsored\t''"
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l lang -d 'Only articles in this language (a code such as "en" or "ar")' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l after -d 'Only articles published on or after this day' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l before -d 'Only articles published on or before this day' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l saved -d 'Look for what a saved search looks for (\'cuttings searches\')' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l order -d 'The order of what is found [default: relevance, or that of the saved search]' -r -f -a "relevance\t'Best first'
newest\t'Newest first'
oldest\t'Oldest first'"
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l limit -d 'How many to print at most' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l offset -d 'How many to pass over' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -l json -d 'Print JSON: the number of matches, and the articles'
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand search" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -f -a "add" -d 'Save a search; one of the same name becomes this one'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -f -a "remove" -d 'Remove a saved search'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -f -a "list" -d 'List the saved searches'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and not __fish_seen_subcommand_from add remove list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l outlet -d 'Only articles of this outlet; of several, any of them (--outlet A --outlet B)' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l kind -d 'Only articles of this kind' -r -f -a "article\t''
video\t''
audio\t''
gallery\t''
live\t''
opinion\t''
interview\t''
obituary\t''
statement\t''
event\t''
review\t''
sponsored\t''"
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l lang -d 'Only articles in this language (a code such as "en" or "ar")' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l after -d 'Only articles published on or after this day' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l before -d 'Only articles published on or before this day' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l order -d 'The order of what it finds [default: newest]' -r -f -a "relevance\t'Best first'
newest\t'Newest first'
oldest\t'Oldest first'"
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from remove" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from remove" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from remove" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from list" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from list" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from list" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from list" -l json -d 'Print JSON: an array of searches, with their fields as in an address of the server'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from help" -f -a "add" -d 'Save a search; one of the same name becomes this one'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove a saved search'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the saved searches'
complete -c cuttings -n "__fish_cuttings_using_subcommand searches; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand show" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand show" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand show" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand show" -l sightings -d 'Show also where and when it was listed, in which words'
complete -c cuttings -n "__fish_cuttings_using_subcommand show" -l why -d 'Show also how its date is known, why each sighting was taken for one of it, and why it is in its story'
complete -c cuttings -n "__fish_cuttings_using_subcommand show" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand show" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -l outlet -d 'Only stories that this outlet covered; of several, any of them' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -l outlets -d 'Only stories of at least so many outlets' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -l articles -d 'Only stories of at least so many articles' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -l limit -d 'How many to print at most' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -l json -d 'Print JSON: an array of stories, or one story with its timeline'
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand stories" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand outlets" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand outlets" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand outlets" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand outlets" -l json -d 'Print JSON: an array of outlets, or one outlet with its listings and what is followed of it'
complete -c cuttings -n "__fish_cuttings_using_subcommand outlets" -l health -d 'Print what is wrong with the listings that are followed, as compared with their own past'
complete -c cuttings -n "__fish_cuttings_using_subcommand outlets" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand outlets" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand tag" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand tag" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand tag" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand tag" -l remove -d 'Take these tags away instead'
complete -c cuttings -n "__fish_cuttings_using_subcommand tag" -l json -d 'Print JSON: an array of tags'
complete -c cuttings -n "__fish_cuttings_using_subcommand tag" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand tag" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l format -d 'The format [default: by the name of FILE, else jsonl]' -r -f -a "csv\t''
jsonl\t''
parquet\t''
atom\t''
rss\t''
json-feed\t''
opml\t''"
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -s o -l output -d 'Write to a file instead of stdout' -r -F
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l limit -d 'How many articles at most [default: all; 100 in a feed]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l outlet -d 'Only articles of this outlet; of several, any of them (--outlet A --outlet B)' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l kind -d 'Only articles of this kind' -r -f -a "article\t''
video\t''
audio\t''
gallery\t''
live\t''
opinion\t''
interview\t''
obituary\t''
statement\t''
event\t''
review\t''
sponsored\t''"
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l lang -d 'Only articles in this language (a code such as "en" or "ar")' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l after -d 'Only articles published on or after this day' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l before -d 'Only articles published on or before this day' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l listen -d 'Where to listen' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l teaser -d 'How many characters of a teaser everybody sees' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l removals -d 'Whom to write to about the archive and about removals, for the page \'/about\': an e-mail or web address' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l base-url -d 'The address that readers reach the site at, where a proxy stands in front of it' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l contact -d 'Your e-mail or web address, for outlets to write to; kept for the next time' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l timeout -d 'How long one request may take, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l pause -d 'The pause between two requests to one host, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l max-size -d 'The largest page to fetch, in MB' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l public -d 'Listen where other machines can reach it, although there are no accounts: everybody reads everything'
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l public-reading -d 'With accounts: show headlines, dates, links and short teasers to everybody, the rest after a login'
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l behind-proxy -d 'Count requests by the address that the proxy in front says they come from (X-Forwarded-For)'
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l watch -d 'Keep up with what is followed, as \'cuttings watch\' does'
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l feed-any -d 'Let \'/feed?url=…\' fetch any listing, not only those that are followed, and make a feed of it'
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -l allow-private -d 'Also fetch from private networks and from this machine'
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l contact -d 'Your e-mail or web address, for outlets to write to; kept for the next time' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l timeout -d 'How long one request may take, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l pause -d 'The pause between two requests to one host, in seconds' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l max-size -d 'The largest page to fetch, in MB' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l offline -d 'Fetch nothing: offer no previews'
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -l allow-private -d 'Also fetch from private networks and from this machine'
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand mcp" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -f -a "add" -d 'Make an account'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -f -a "password" -d 'Change the password of an account, which ends its sessions'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -f -a "remove" -d 'Remove an account'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -f -a "list" -d 'List the accounts'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and not __fish_seen_subcommand_from add password remove list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from add" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from add" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from add" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from add" -l password-stdin -d 'Read the password from standard input, one line, instead of asking for it'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from password" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from password" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from password" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from password" -l password-stdin -d 'Read the password from standard input, one line, instead of asking for it'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from password" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from password" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from remove" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from remove" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from remove" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from list" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from list" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from list" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from list" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "add" -d 'Make an account'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "password" -d 'Change the password of an account, which ends its sessions'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove an account'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the accounts'
complete -c cuttings -n "__fish_cuttings_using_subcommand account; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -f -a "add" -d 'Make a token, and print it: it is told this once'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -f -a "remove" -d 'Remove a token'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -f -a "list" -d 'List the tokens'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and not __fish_seen_subcommand_from add remove list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from add" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from add" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from add" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from add" -l manage -d 'Let it change things, too'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from remove" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from remove" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from remove" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from list" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from list" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from list" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from list" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "add" -d 'Make a token, and print it: it is told this once'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Remove a token'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the tokens'
complete -c cuttings -n "__fish_cuttings_using_subcommand token; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -l empty -d 'Empty the WARC records that hold it' -r -f -a "none\t'None: they are only named'
own\t'Those from which nothing else was read'
all\t'All, also those on which other articles stand'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -l yes -d 'Do it'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -f -a "article" -d 'An article, by its number'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -f -a "outlet" -d 'An outlet, with all its articles'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -f -a "author" -d 'All articles by an author'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -f -a "listing" -d 'Stop following a listing; what was taken in of it stays'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and not __fish_seen_subcommand_from article outlet author listing help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from article" -l empty -d 'Empty the WARC records that hold it' -r -f -a "none\t'None: they are only named'
own\t'Those from which nothing else was read'
all\t'All, also those on which other articles stand'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from article" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from article" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from article" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from article" -l yes -d 'Do it'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from article" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from article" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from article" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from outlet" -l empty -d 'Empty the WARC records that hold it' -r -f -a "none\t'None: they are only named'
own\t'Those from which nothing else was read'
all\t'All, also those on which other articles stand'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from outlet" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from outlet" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from outlet" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from outlet" -l yes -d 'Do it'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from outlet" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from outlet" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from outlet" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from author" -l empty -d 'Empty the WARC records that hold it' -r -f -a "none\t'None: they are only named'
own\t'Those from which nothing else was read'
all\t'All, also those on which other articles stand'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from author" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from author" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from author" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from author" -l yes -d 'Do it'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from author" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from author" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from author" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from listing" -l empty -d 'Empty the WARC records that hold it' -r -f -a "none\t'None: they are only named'
own\t'Those from which nothing else was read'
all\t'All, also those on which other articles stand'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from listing" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from listing" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from listing" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from listing" -l yes -d 'Do it'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from listing" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from listing" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from listing" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from help" -f -a "article" -d 'An article, by its number'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from help" -f -a "outlet" -d 'An outlet, with all its articles'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from help" -f -a "author" -d 'All articles by an author'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from help" -f -a "listing" -d 'Stop following a listing; what was taken in of it stays'
complete -c cuttings -n "__fish_cuttings_using_subcommand forget; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -f -a "add" -d 'Compare the articles of a language by a dictionary, in place of the one that it has'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -f -a "remove" -d 'Compare the articles of a language by their own words again'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -f -a "list" -d 'List the dictionaries'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and not __fish_seen_subcommand_from add remove list help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from add" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from add" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from add" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from remove" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from remove" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from remove" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from list" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from list" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from list" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from list" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from help" -f -a "add" -d 'Compare the articles of a language by a dictionary, in place of the one that it has'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from help" -f -a "remove" -d 'Compare the articles of a language by their own words again'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from help" -f -a "list" -d 'List the dictionaries'
complete -c cuttings -n "__fish_cuttings_using_subcommand dictionary; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand merge" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand merge" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand merge" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand merge" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand merge" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand split" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand split" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand split" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand split" -l json -d 'Print JSON'
complete -c cuttings -n "__fish_cuttings_using_subcommand split" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand split" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand reprocess" -l outlet -d 'Only the pages of this outlet; of several, of any of them' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand reprocess" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand reprocess" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand reprocess" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand reprocess" -l apply -d 'File what has changed'
complete -c cuttings -n "__fish_cuttings_using_subcommand reprocess" -l json -d 'Print JSON lines: a line for each page of which something else is read'
complete -c cuttings -n "__fish_cuttings_using_subcommand reprocess" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand reprocess" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand check" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand check" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand check" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand check" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand completions" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand completions" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand completions" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand completions" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand man" -l archive -d 'The archive\'s directory [default: "cuttings" in the platform\'s data directory]' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand man" -l color -d 'When to use colours; NO_COLOR turns them off too' -r -f -a "auto\t'On a terminal'
always\t'Always'
never\t'Never'"
complete -c cuttings -n "__fish_cuttings_using_subcommand man" -l now -d 'The time to take for "now" (RFC 3339), so that tests and repeated runs give the same archive' -r
complete -c cuttings -n "__fish_cuttings_using_subcommand man" -s q -l quiet -d 'Say nothing on stderr but errors'
complete -c cuttings -n "__fish_cuttings_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "extract" -d 'Read pages and print what they list; touches no archive'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "import" -d 'Take files into the archive: pages, feeds, text dumps, web archives, exported articles'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "add" -d 'Follow listings: take them into the archive, and keep up with them from then on'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "update" -d 'Take in what is new of everything that is followed'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "watch" -d 'Take in what is new for ever: each listing is looked at as often as it changes'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "search" -d 'Find articles by their words'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "searches" -d 'Keep searches under names of their own'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "show" -d 'Show one article'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "stories" -d 'List the stories, or show one: who covered it, when, under which headlines'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "outlets" -d 'List the outlets, or show one with its listings'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "tag" -d 'Give outlets tags of your own, or list them'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "export" -d 'Write articles as CSV, JSON lines, Parquet or a feed'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "serve" -d 'Serve the archive: web pages, JSON API, feeds'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "mcp" -d 'Let an assistant ask the archive, by the Model Context Protocol on stdin and stdout'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "account" -d 'Manage who may log in to the web pages'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "token" -d 'Manage the tokens of programs that use the API and the feeds'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "forget" -d 'Remove an article, an outlet or an author\'s articles, and keep them from coming back'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "dictionary" -d 'Compare articles of several languages by dictionaries, so that they can be of one story'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "merge" -d 'Make one article of several that are the same'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "split" -d 'Make an article of its own of what was wrongly taken for another'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "reprocess" -d 'Read all snapshots again with today\'s reader, and show what that changes'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "check" -d 'Verify the archive: its database, and that every snapshot can be read back'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "completions" -d 'Print what makes a shell complete cuttings\' commands and flags'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "man" -d 'Write the manual pages into a directory, or print the main one'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and not __fish_seen_subcommand_from extract import add update watch search searches show stories outlets tag export serve mcp account token forget dictionary merge split reprocess check completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from searches" -f -a "add" -d 'Save a search; one of the same name becomes this one'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from searches" -f -a "remove" -d 'Remove a saved search'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from searches" -f -a "list" -d 'List the saved searches'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "add" -d 'Make an account'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "password" -d 'Change the password of an account, which ends its sessions'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "remove" -d 'Remove an account'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from account" -f -a "list" -d 'List the accounts'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "add" -d 'Make a token, and print it: it is told this once'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "remove" -d 'Remove a token'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from token" -f -a "list" -d 'List the tokens'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from forget" -f -a "article" -d 'An article, by its number'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from forget" -f -a "outlet" -d 'An outlet, with all its articles'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from forget" -f -a "author" -d 'All articles by an author'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from forget" -f -a "listing" -d 'Stop following a listing; what was taken in of it stays'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from dictionary" -f -a "add" -d 'Compare the articles of a language by a dictionary, in place of the one that it has'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from dictionary" -f -a "remove" -d 'Compare the articles of a language by their own words again'
complete -c cuttings -n "__fish_cuttings_using_subcommand help; and __fish_seen_subcommand_from dictionary" -f -a "list" -d 'List the dictionaries'
