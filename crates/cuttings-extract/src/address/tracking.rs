//! Parameters that say how the reader came, not what is read.
//!
//! Collected from the documentation of the analytics products named beside each group and checked
//! against the lists that browsers and readers use: AdGuard's [tracking parameters filter], Brave's
//! [query filter], Mozilla's query-stripping records and Miniflux's [URL cleaner]. A name that some
//! site uses to say *which* article is meant (`id`, `cid`, `ref`, `source`) is not here, however
//! often it is a campaign's: losing an article is worse than keeping a parameter.
//!
//! [tracking parameters filter]: https://github.com/AdguardTeam/AdguardFilters/blob/master/TrackParamFilter/sections/general_url.txt
//! [query filter]: https://github.com/brave/brave-core/blob/master/components/query_filter/utils.cc
//! [URL cleaner]: https://github.com/miniflux/v2/blob/main/internal/reader/urlcleaner/urlcleaner.go

/// Starts of names, in lower case.
const PREFIXES: &[&str] = &[
    "__hs",         // HubSpot
    "_hs",          // HubSpot
    "aspsessionid", // ASP session
    "at_",          // Piano Analytics (AT Internet), with `xtor`
    "campaign_",    // Google Analytics 4 `campaign_*`
    "fb_action_",   // Facebook
    "guce_",        // Yahoo consent
    "hmb_",         // Humble
    "hsa_",         // HubSpot Ads
    "itm_",         // internal UTM
    "mtm_",         // Matomo
    "ns_",          // Comscore
    "oly_",         // Omeda Olytics
    "piwik_",       // Matomo, formerly Piwik
    "pk_",          // Matomo, formerly Piwik
    "soc_",         // Yahoo social
    "utm_",         // Urchin, Google Analytics
    "vero_",        // Vero
    "wt_",          // Mapp Intelligence (Webtrekk)
];

/// Whole names, in lower case.
const NAMES: &[&str] = &[
    "__readwiselocation",   // Readwise
    "__twitter_impression", // Twitter on AMP
    "_bhlid",               // Beehiiv
    "_branch_match_id",     // Branch
    "_branch_referrer",     // Branch
    "_ga",                  // Google Analytics linker
    "_gl",                  // Google Analytics linker
    "_openstat",            // Openstat
    "amp_js_v",             // AMP viewer
    "cmp",                  // Adobe and IBM campaign codes
    "cmpid",                // Adobe campaign codes
    "dclid",                // Google Display & Video 360
    "ef_id",                // Adobe Advertising
    "epik",                 // Pinterest
    "fb_comment_id",        // Facebook
    "fb_ref",               // Facebook
    "fb_source",            // Facebook
    "fbclid",               // Facebook
    "gaa_at",               // Google subscription linking
    "gaa_n",                // Google subscription linking
    "gaa_sig",              // Google subscription linking
    "gaa_ts",               // Google subscription linking
    "gbraid",               // Google Ads
    "gclid",                // Google Ads
    "gclsrc",               // Google Ads
    "guccounter",           // Yahoo consent
    "hsctatracking",        // HubSpot
    "icid",                 // Adobe internal campaign
    "igsh",                 // Instagram
    "igshid",               // Instagram
    "li_fat_id",            // LinkedIn
    "mbid",                 // newsletter campaigns of magazines
    "mc_cid",               // Mailchimp
    "mc_eid",               // Mailchimp
    "mc_tc",                // Mailchimp
    "mkt_tok",              // Marketo
    "ml_subscriber",        // MailerLite
    "ml_subscriber_hash",   // MailerLite
    "msclkid",              // Microsoft Advertising
    "ncid",                 // newsletter campaigns
    "ocid",                 // Microsoft and broadcasters' outbound campaigns
    "phpsessid",            // PHP session
    "rb_clickid",           // Russian ad networks
    "ref_",                 // Amazon and IMDb: the place that was clicked
    "ref_src",              // Twitter embeds
    "ref_url",              // Twitter embeds
    "replytocom",           // WordPress: the same article, with the cursor in its comment form
    "s_cid",                // Adobe Analytics
    "s_kwcid",              // Adobe Advertising
    "sc_cid",               // Adobe email
    "sccid",                // Snapchat
    "smid",                 // social media campaigns of newspapers
    "smtyp",                // social media campaigns of newspapers
    "spm",                  // Alibaba
    "srsltid",              // Google Merchant Center
    "tpcc",                 // newsletter campaigns
    "trk",                  // LinkedIn
    "trkcampaign",          // LinkedIn
    "ttclid",               // TikTok
    "twclid",               // Twitter
    "usqp",                 // AMP viewer
    "wbraid",               // Google Ads
    "wickedid",             // Wicked Reports
    "wprov",                // MediaWiki
    "xtor",                 // AT Internet
    "yclid",                // Yandex
    "ysclid",               // Yandex
];

/// Names that are tracking only where their value names a channel or a host.
const CHANNEL_NAMES: &[&str] =
    &["from", "ref", "referer", "referrer", "share", "source", "src", "via"];

/// What stands between the parts of where on a page a link was: "collection_home---6------1---".
const PLACE_ON_PAGE: &str = "---";

/// Where readers come from.
const CHANNELS: &[&str] = &[
    "atom",
    "email",
    "facebook",
    "fb",
    "feed",
    "feedburner",
    "feedly",
    "flipboard",
    "googlenews",
    "hackernews",
    "instagram",
    "linkedin",
    "mail",
    "mastodon",
    "newsletter",
    "pinterest",
    "pocket",
    "reddit",
    "rss",
    "share",
    "sharing",
    "social",
    "telegram",
    "threads",
    "tumblr",
    "twitter",
    "whatsapp",
    "x",
];

/// Whether a parameter of a query, as written, says only how the reader came.
pub(crate) fn is_tracking(pair: &str) -> bool {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    // "&amp;utm_source=" that was escaped twice leaves the name "amp;utm_source".
    let name = name.trim_start_matches("amp;").to_ascii_lowercase();
    PREFIXES.iter().any(|prefix| name.starts_with(prefix))
        || NAMES.binary_search(&name.as_str()).is_ok()
        || (CHANNEL_NAMES.binary_search(&name.as_str()).is_ok() && is_channel(value))
}

fn is_channel(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let first = value.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    CHANNELS.binary_search(&first).is_ok() || value.contains(PLACE_ON_PAGE) || is_host(&value)
}

/// A name under a top-level domain that exists: Ghost appends `ref=` and the site's host name to the
/// links that it shows.
fn is_host(value: &str) -> bool {
    value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        && psl::suffix(value.as_bytes()).is_some_and(|suffix| suffix.is_known())
        && psl::domain_str(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::{CHANNEL_NAMES, CHANNELS, NAMES, PREFIXES, is_tracking};

    #[test]
    fn the_lists_are_sorted_and_in_lower_case() {
        for list in [PREFIXES, NAMES, CHANNEL_NAMES, CHANNELS] {
            assert!(list.is_sorted(), "{list:?}");
        }
        for name in [PREFIXES, NAMES, CHANNEL_NAMES, CHANNELS].concat() {
            assert_eq!(name, name.to_ascii_lowercase());
        }
    }

    #[test]
    fn parameters_of_campaigns_are_tracking() {
        for pair in [
            "utm_source=rss",
            "UTM_Medium=x",
            "amp;utm_campaign=y",
            "fbclid=abc",
            "CMP=share_btn",
            "xtor=RSS-1",
            "at_medium=RSS",
            "ref=rss",
            "source=rss----1a2b---4",
            "ref=example.com",
            "share=twitter",
        ] {
            assert!(is_tracking(pair), "{pair}");
        }
    }

    #[test]
    fn parameters_that_may_name_the_article_are_not_tracking() {
        for pair in ["id=5", "p=12", "ref=main", "source=1234", "src=page.html", "cid=9", "page=2"]
        {
            assert!(!is_tracking(pair), "{pair}");
        }
    }
}
