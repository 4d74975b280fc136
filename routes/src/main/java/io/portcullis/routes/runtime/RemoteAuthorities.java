package io.portcullis.routes.runtime;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.portcullis.connectors.api.Enforcer;
import io.portcullis.connectors.ca.authority.Authority;
import io.portcullis.connectors.ca.authority.AuthorityEnforcer;
import io.portcullis.routes.config.EnforcerSettings;

/** The configured authorities that lie elsewhere. */
final class RemoteAuthorities {
  private final List<Enforcer> all = new ArrayList<>();
  private final Clock clock;

  private RemoteAuthorities(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException when a file of certificates or a key is of no use; says whose
   */
  static List<Enforcer> open(EnforcerSettings settings, Clock clock) {
    RemoteAuthorities opened = new RemoteAuthorities(clock);
    KnownAuthorities known = new KnownAuthorities(clock);
    settings.acme().forEach(s -> opened.add("acme", s.name(), s, known::acme));
    settings.cfssl().forEach(s -> opened.add("cfssl", s.name(), s, known::cfssl));
    settings.ejbca().forEach(s -> opened.add("ejbca", s.name(), s, known::ejbca));
    settings.vault().forEach(s -> opened.add("vault", s.name(), s, known::vault));
    settings.stepCa().forEach(s -> opened.add("step-ca", s.name(), s, known::stepCa));
    CustomAuthorities custom = new CustomAuthorities(clock);
    settings.httpCa().forEach(s -> opened.add("http-ca", s.name(), s, custom::http));
    settings.commandCa().forEach(s -> opened.add("command-ca", s.name(), s, custom::command));
    return opened.all;
  }

  private <S> void add(String kind, String name, S settings, Function<S, Authority> open) {
    try {
      all.add(new AuthorityEnforcer(open.apply(settings), clock));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "enforcers." + kind + " " + name + ": " + e.getMessage(), e);
    }
  }
}
