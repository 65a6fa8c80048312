package dev.reelwise.summarizer;

import dev.reelwise.pipeline.Termination;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service on port 8081. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class SummarizerApplication {

  public static void main(String[] arguments) {
    Termination.closes(SpringApplication.run(SummarizerApplication.class, arguments));
  }
}
