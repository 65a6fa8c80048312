package dev.reelwise.api.account;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The size of the filter of addresses. */
@Configuration(proxyBeanMethods = false)
class EmailConfiguration {

  private static final int FIRST_LAYER = 100_000;
  private static final double ERROR = 0.01;

  @Bean
  EmailFilter emailFilter(
      StringRedisTemplate redis, @Value("${reelwise.redis-prefix}") String prefix) {
    return new EmailFilter(redis, prefix, FIRST_LAYER, ERROR);
  }
}
