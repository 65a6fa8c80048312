package dev.reelwise.summarizer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service on port 8081. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class SummarizerApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(SummarizerApplication.class, arguments);
  }
}
