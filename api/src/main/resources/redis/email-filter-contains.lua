-- Capacity, error, '', 0, two hashes: 1 for maybe, 0 for no, -1 when it is not complete.
if redis.call('HEXISTS', filter, 'complete') == 0 then
  return -1
end
local layers = tonumber(redis.call('HGET', filter, 'layers') or '0')
local found = 0
for layer = 0, layers - 1 do
  if redis.call('EXISTS', filter .. ':' .. layer) == 0 then
    return -1
  end
  if found == 0 and has(layer, tonumber(ARGV[5]), tonumber(ARGV[6])) then
    found = 1
  end
end
return found
