package io.portcullis.model.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The guard's memory in maps: for replay and for tests. */
public final class MapLedger implements Ledger {
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Map<String, List<Long>> windows = new HashMap<>();
  private final Map<String, Integer> groups = new HashMap<>();
  private final Map<String, String> silent = new HashMap<>();
  private final Set<String> approved = new LinkedHashSet<>();
  private final Map<String, Planned> planned = new HashMap<>();
  private Control control = Control.RUNNING;

  @Override
  public Control control() {
    return control;
  }

  @Override
  public void control(Control changed) {
    control = changed;
  }

  @Override
  public Optional<Waiting> waiting(String id) {
    return Optional.ofNullable(waiting.get(id));
  }

  @Override
  public void put(Waiting entry) {
    waiting.put(entry.id(), entry);
  }

  @Override
  public void remove(String id) {
    waiting.remove(id);
  }

  @Override
  public List<Waiting> waiting() {
    return new ArrayList<>(waiting.values());
  }

  @Override
  public List<Waiting> waitingOf(String subject) {
    return waiting.values().stream().filter(w -> w.subject().equals(subject)).toList();
  }

  @Override
  public int waitingCount() {
    return waiting.size();
  }

  @Override
  public List<Long> window(String limit) {
    return windows.getOrDefault(limit, List.of());
  }

  @Override
  public void window(String limit, List<Long> times) {
    windows.put(limit, List.copyOf(times));
  }

  @Override
  public int groupSize(String group) {
    return groups.getOrDefault(group, 0);
  }

  @Override
  public void groupSize(String group, int members) {
    groups.put(group, members);
  }

  @Override
  public Optional<String> silent(String source) {
    return Optional.ofNullable(silent.get(source));
  }

  @Override
  public void silent(String source, Optional<String> why) {
    why.ifPresentOrElse(w -> silent.put(source, w), () -> silent.remove(source));
  }

  @Override
  public boolean approved(String proposal) {
    return approved.contains(proposal);
  }

  @Override
  public void approve(String proposal) {
    approved.add(proposal);
    if (approved.size() > Limits.MAX_APPROVED) {
      approved.remove(approved.iterator().next());
    }
  }

  @Override
  public List<Planned> planned() {
    return planned.values().stream()
        .sorted(Comparator.comparing(Planned::from).thenComparing(Planned::id))
        .toList();
  }

  @Override
  public void plan(Planned plan) {
    planned.put(plan.id(), plan);
  }

  @Override
  public void unplan(String id) {
    planned.remove(id);
  }
}
