-- Stands before the scripts that look into layers: KEYS[1] is the filter, then capacity and error.
local filter = KEYS[1]
local capacity, rate = tonumber(ARGV[1]), tonumber(ARGV[2])

-- How many fit into a layer, how many bits it has, and how many of them each entry sets.
local function shape(layer)
  local most, share = capacity * 2 ^ layer, rate * 0.5 ^ layer
  local bits = math.ceil(most * -math.log(share) / math.log(2) ^ 2)
  return most, bits, math.ceil(-math.log(share) / math.log(2))
end

-- Kirsch and Mitzenmacher: two hashes do for any number of them.
local function has(layer, first, second)
  local _, bits, hashes = shape(layer)
  for i = 0, hashes - 1 do
    if redis.call('GETBIT', filter .. ':' .. layer, (first + i * second) % bits) == 0 then
      return false
    end
  end
  return true
end
