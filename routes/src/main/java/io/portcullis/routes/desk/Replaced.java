package io.portcullis.routes.desk;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.portcullis.inventory.desk.RotationItem;
import io.portcullis.inventory.rotation.Need;
import io.portcullis.inventory.rotation.Phase;
import io.portcullis.inventory.rotation.Rotation;

/**
 * Keys of which another one takes the place, or has taken it.
 *
 * @param surely because it has begun, or has to be
 * @param perhaps these, and those of which it is planned and may be left undone
 */
record Replaced(Set<String> surely, Set<String> perhaps) {
  private static final Set<Phase> IN_VAIN = EnumSet.of(Phase.CANCELLED, Phase.ROLLED_BACK);

  static Replaced of(Collection<RotationItem> items) {
    List<Rotation> all =
        items.stream()
            .map(RotationItem::rotation)
            .filter(rotation -> !IN_VAIN.contains(rotation.phase()))
            .toList();
    return new Replaced(keys(all, rotation -> !mayBeLeft(rotation)), keys(all, any -> true));
  }

  /**
   * @param mandatory whether what may be left undone does not count
   */
  boolean holds(String key, boolean mandatory) {
    return (mandatory ? surely : perhaps).contains(key);
  }

  private static boolean mayBeLeft(Rotation rotation) {
    return rotation.phase() == Phase.PLANNED && rotation.need().kind() == Need.Kind.OPTIONAL;
  }

  private static Set<String> keys(List<Rotation> all, Predicate<Rotation> which) {
    return all.stream().filter(which).map(Rotation::key).collect(Collectors.toSet());
  }
}
