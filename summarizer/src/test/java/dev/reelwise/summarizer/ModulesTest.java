package dev.reelwise.summarizer;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

  @Test
  void reachesIntoNoOtherModulesInside() {
    ApplicationModules.of(SummarizerApplication.class).verify();
  }
}
