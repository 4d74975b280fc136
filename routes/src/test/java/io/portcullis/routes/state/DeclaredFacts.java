package io.portcullis.routes.state;

import java.time.Instant;
import java.util.List;

import io.portcullis.model.Declared;
import io.portcullis.model.DeclaredKey;
import io.portcullis.model.Facts;
import io.portcullis.model.Issuances;
import io.portcullis.model.KeyDeclaration;
import io.portcullis.model.KeyHistory;

/** Facts of a key of which one declaration is known and nothing else. */
public final class DeclaredFacts {
  private DeclaredFacts() {}

  public static Facts of(KeyDeclaration declaration, Instant at) {
    return of(declaration, KeyHistory.NONE, at);
  }

  public static Facts of(KeyDeclaration declaration, KeyHistory history, Instant at) {
    DeclaredKey told = new DeclaredKey("inventory", declaration, at, at, false);
    return new Facts(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        history,
        List.of(),
        new Declared(List.of(told), List.of(), List.of()),
        List.of(),
        List.of(),
        Issuances.NONE,
        List.of());
  }
}
