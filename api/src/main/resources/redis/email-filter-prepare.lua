-- A name for a new run: the run that is under way, and the last user that it has filled in.
local filter = KEYS[1]
local layers = tonumber(redis.call('HGET', filter, 'layers') or '0')
local lost = false
for layer = 0, layers - 1 do
  lost = lost or redis.call('EXISTS', filter .. ':' .. layer) == 0
end
if lost then
  for layer = 0, layers - 1 do
    redis.call('DEL', filter .. ':' .. layer)
  end
  redis.call('DEL', filter)
end
if redis.call('HSETNX', filter, 'run', ARGV[1]) == 1 then
  redis.call('HDEL', filter, 'complete', 'user')
end
return {redis.call('HGET', filter, 'run'), redis.call('HGET', filter, 'user') or '0'}
