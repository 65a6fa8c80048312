-- Capacity, error, the run or '', the last user, pairs of hashes: how many were new, -1 when it is another run.
if ARGV[3] ~= '' and redis.call('HGET', filter, 'run') ~= ARGV[3] then
  return -1
end
local layers = tonumber(redis.call('HGET', filter, 'layers') or '0')
local count = tonumber(redis.call('HGET', filter, 'count') or '0')
local new = 0

local function known(first, second)
  for layer = layers - 1, 0, -1 do
    if has(layer, first, second) then
      return true
    end
  end
  return false
end

local function put(first, second)
  if layers == 0 or count >= shape(layers - 1) then
    layers, count = layers + 1, 0
  end
  local _, bits, hashes = shape(layers - 1)
  for i = 0, hashes - 1 do
    redis.call('SETBIT', filter .. ':' .. (layers - 1), (first + i * second) % bits, 1)
  end
  count, new = count + 1, new + 1
end

for i = 5, #ARGV, 2 do
  local first, second = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
  if not known(first, second) then
    put(first, second)
  end
end
redis.call('HSET', filter, 'layers', layers, 'count', count)
if ARGV[3] ~= '' then
  redis.call('HSET', filter, 'user', ARGV[4])
end
return new
