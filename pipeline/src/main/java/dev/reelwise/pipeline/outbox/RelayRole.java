package dev.reelwise.pipeline.outbox;

import dev.reelwise.pipeline.Roles;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches in processes that publish the outbox. */
class RelayRole implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return Roles.of(context.getEnvironment()).relay();
  }
}
