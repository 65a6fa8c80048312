-- The run: 0, or -1 when it is another one.
if redis.call('HGET', KEYS[1], 'run') ~= ARGV[1] then
  return -1
end
redis.call('HSET', KEYS[1], 'complete', '1')
return 0
