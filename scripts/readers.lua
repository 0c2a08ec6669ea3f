-- Readers of an archive that the example "scale" made, for wrk: each asks for a page drawn at random, and for the next
-- one after half a second on average. KIND names one type of page, N is the number of articles.
--
--   wrk -t1 -c50 -d5s -s scripts/readers.lua http://127.0.0.1:8765
local kind = os.getenv("KIND") or "all"
local n = tonumber(os.getenv("N") or "100000")
local function spell(k)
  local s = {"ba","de","fi","go","lu","ma","ne","pi","ro","su","ta","ve","wi","zo","ka","le"}
  local w = ""
  repeat w = w .. s[k % 16 + 1]; k = math.floor(k / 16) until k == 0
  return w
end
local function word() return spell(math.floor(200000 ^ math.random())) end
local makers = {
  latest = function() return "/" end,
  outlets = function() return "/outlets" end,
  outlet = function() return "/outlets/outlet-" .. math.random(0, 399) .. ".example" end,
  upkeep = function() return "/outlets/outlet-" .. math.random(0, 399) .. ".example/upkeep" end,
  headlines = function() return "/outlets/outlet-" .. math.random(0, 399) .. ".example/headlines" end,
  article = function() return "/articles/" .. math.random(1, n) end,
  stories = function() return "/stories" end,
  story = function() return "/stories/" .. math.random(1, math.floor(n / 12)) end,
  search = function() return "/search?q=" .. word() end,
  search2 = function() return "/search?q=" .. word() .. "+" .. word() end,
  plot = function() return "/search?order=newest" end,
  facets = function() return "/api/v1/search/facets?q=" .. word() end,
  feed = function() return "/feed.atom" end,
  apiarticles = function() return "/api/v1/articles" end,
  apisearch = function() return "/api/v1/search?q=" .. word() end,
  apistories = function() return "/api/v1/stories?outlets=3" end,
  outletyear = function() return "/outlets/outlet-" .. math.random(0, 399) .. ".example?when=2020-02" end,
  narrowed = function() return "/search?outlet=outlet-" .. math.random(0, 399) .. ".example&after=2020-03-01" end,
  -- Only where it is named: 'cuttings tag outlet-7.example local' first.
  tag = function() return "/tags/local" end,
  alarms = function() return "/alarms" end,
  following = function() return "/following" end,
  tags = function() return "/tags" end,
}
local names = {}
for k in pairs(makers) do if kind == "all" and k ~= "tag" or kind == k then names[#names + 1] = k end end
table.sort(names)
local counter = 1
function setup(thread) thread:set("id", counter); counter = counter + 1 end
function init(args) math.randomseed(id * 7919) end
function request() return wrk.format("GET", makers[names[math.random(#names)]]()) end
function delay() return math.random(0, 1000) end
function done(s, l, r) io.write(string.format("%-12s median %.1f ms p99 %.1f ms max %.1f ms, %d requests, errors %d %d\n", kind, l:percentile(50)/1000, l:percentile(99)/1000, l.max/1000, s.requests, s.errors.status, s.errors.timeout)) end
