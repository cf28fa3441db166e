-- What wrk sends: the paths of a file one after the other, as scans or as forms, from a line on. Words: FILE FIRST scan|form DATE
local paths, at, form, day, run, count = {}, 0, false, "", "", 0

function init(words)
  for path in io.lines(words[1]) do paths[#paths + 1] = path end
  at, form, day = tonumber(words[2]), words[3] == "form", words[4]
  wrk.headers["Accept"] = "text/html"
  wrk.headers["Accept-Encoding"] = "identity"
  if form then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  end
end

local function coded(text)
  return (text:gsub("[^%w%-._~]", function(c) return string.format("%%%02X", c:byte()) end))
end

function request()
  local place = at % #paths + 1
  at = at + 1
  if not form then return wrk.format(nil, paths[place]) end
  local token = string.format("bench%027d", place)
  local body = "code=" .. coded(paths[place]) .. "&token=" .. token .. "&lang=en&name=Margaret+Hamilton&email=owner" .. place
    .. "%40example.org&purchased_on=" .. day .. "&installed_on=&dealer="
  return wrk.format(nil, "/register", nil, body)
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("\nfigures %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
