package dev.reelwise.api.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.opensearch.client.opensearch.indices.UpdateAliasesRequest;
import org.opensearch.client.opensearch.indices.update_aliases.Action;

/** Changes of aliases which the server makes all at once, or not at all. */
record AliasSwitch(List<Action> actions) {

  AliasSwitch {
    actions = List.copyOf(actions);
  }

  /** The alias leads to {@code to} alone, and not to those in {@code from} any more. */
  static AliasSwitch of(String alias, Set<String> from, String to) {
    List<Action> actions = new ArrayList<>();
    for (String index : from) {
      if (!index.equals(to)) {
        actions.add(removal(alias, index));
      }
    }
    actions.add(Action.of(action -> action.add(add -> add.index(to).alias(alias))));
    return new AliasSwitch(actions);
  }

  AliasSwitch and(AliasSwitch other) {
    return with(other.actions());
  }

  AliasSwitch andRemove(String alias, String index) {
    return with(List.of(removal(alias, index)));
  }

  UpdateAliasesRequest request() {
    return UpdateAliasesRequest.of(request -> request.actions(actions));
  }

  private AliasSwitch with(List<Action> more) {
    List<Action> all = new ArrayList<>(actions);
    all.addAll(more);
    return new AliasSwitch(all);
  }

  private static Action removal(String alias, String index) {
    return Action.of(action -> action.remove(remove -> remove.index(index).alias(alias)));
  }
}
