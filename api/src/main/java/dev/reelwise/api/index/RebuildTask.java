package dev.reelwise.api.index;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Rebuilds the index in a process that was started for this alone. */
@Component
@ConditionalOnProperty(name = "reelwise.task", havingValue = "reindex")
class RebuildTask implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(RebuildTask.class);

  private final Rebuild rebuild;

  RebuildTask(Rebuild rebuild) {
    this.rebuild = rebuild;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    rebuild.run(progress -> log.info("{} of {} videos", progress.done(), progress.all()));
  }
}
