package dev.reelwise.api.limit;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Commands fail at once while Redis is away: waiting in a queue for it would hang every request.
 */
@Configuration(proxyBeanMethods = false)
class RedisPatience {

  @Bean
  StringRedisTemplate stringRedisTemplate(RedisConnectionFactory connections) {
    return new PatientRedis(connections);
  }

  @Bean
  LettuceClientOptionsBuilderCustomizer failFast() {
    return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
  }
}
