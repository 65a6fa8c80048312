package dev.reelwise.pipeline.fault;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Switches the fail points on where a test asks for it; nobody else has a reason to. */
@AutoConfiguration
@ConditionalOnProperty("reelwise.faults")
public class FaultAutoConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(FaultAutoConfiguration.class);

  @Bean
  DisposableBean failPoints(@Value("${reelwise.faults}") Path folder) throws IOException {
    LOG.warn("This process dies when files in {} ask for it: it is being tested", folder);
    FailPoints.lieIn(folder);
    return () -> FailPoints.lieIn(null);
  }
}
