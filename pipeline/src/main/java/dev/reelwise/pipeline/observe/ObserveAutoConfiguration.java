package dev.reelwise.pipeline.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Metrics and traces of whatever this process does. */
@AutoConfiguration(
    after = JdbcClientAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration"
    })
@EnableConfigurationProperties(ObserveSettings.class)
public class ObserveAutoConfiguration {

  @Bean
  Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
    return new Traces(
        tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
  }

  @Bean
  Works works(MeterRegistry meters, Traces traces) {
    return new Works(meters, traces);
  }

  @Bean
  MeterFilter kafkaMeterFilter() {
    return new KafkaMeterFilter();
  }

  @Bean
  @Conditional(SamplingRole.class)
  BacklogSampler backlogSampler(JdbcClient jdbc, ObserveSettings settings, MeterRegistry meters) {
    return new BacklogSampler(new BacklogRepository(jdbc), settings.sample(), meters);
  }

  /** Where the metrics are read. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @ConditionalOnBean(PrometheusMeterRegistry.class)
  static class Page {

    @Bean
    ServletRegistrationBean<MetricsPage> metricsPage(
        PrometheusMeterRegistry meters, ObserveSettings settings) {
      return new ServletRegistrationBean<>(
          new MetricsPage(meters, new MetricsReaders(settings.metricsToken())), MetricsPage.PATH);
    }
  }
}
