package dev.reelwise.pipeline.observe;

import dev.reelwise.pipeline.Roles;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches in processes that look at the tables: those that publish the outbox, and no others. */
class SamplingRole implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Roles.of(context.getEnvironment()).relay();
  }
}
