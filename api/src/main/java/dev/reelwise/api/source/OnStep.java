package dev.reelwise.api.source;

import dev.reelwise.contracts.StepName;
import dev.reelwise.pipeline.Roles;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether this process runs the step that {@link RunsStep} names. */
final class OnStep implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    StepName step = metadata.getAnnotations().get(RunsStep.class).getEnum("value", StepName.class);
    return Roles.of(context.getEnvironment()).steps().contains(step);
  }
}
