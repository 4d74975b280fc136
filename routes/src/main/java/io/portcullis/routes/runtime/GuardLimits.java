package io.portcullis.routes.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portcullis.model.Alias;
import io.portcullis.model.guard.Limits;
import io.portcullis.routes.config.GuardSettings;
import io.portcullis.routes.config.NeverTouch;
import io.portcullis.routes.config.PortcullisConfig;

/** What the configuration lets the guard do by itself. */
final class GuardLimits {
  private GuardLimits() {}

  static Limits of(PortcullisConfig config) {
    GuardSettings guard = config.guard();
    List<String> own =
        OwnParts.of(config, OwnParts.machine()).stream()
            .filter(alias -> guard.protectOwn() || alias.type().strong())
            .map(Alias::key)
            .toList();
    return new Limits(
        guard.window(),
        guard.perRule(),
        guard.perSource(),
        guard.overall(),
        guard.groupShare(),
        Limits.DEFAULT.groupFrom(),
        Stream.of(keys(guard.neverTouch()), own)
            .flatMap(Collection::stream)
            .collect(Collectors.toSet()),
        guard.approvals(),
        guard.approvalExpiry(),
        guard.drip(),
        guard.compromise().limits(),
        guard.damping().limits(),
        Set.copyOf(keys(guard.recommend())),
        Set.copyOf(keys(guard.twoPeople())));
  }

  private static List<String> keys(List<NeverTouch> listed) {
    return listed.stream()
        .map((NeverTouch n) -> n.alias().map(Alias::key).orElseGet(() -> Limits.group(n.group())))
        .distinct()
        .toList();
  }
}
