package io.portcullis.model.keys;

import java.util.List;
import java.util.Optional;

import io.portcullis.model.Certificate;
import io.portcullis.model.SubjectKind;

/**
 * What hangs on a key beside what its own state holds.
 *
 * @param certificates of other subjects with the same public key
 * @param children subjects that it is declared the parent of; empty when that can not be asked now
 */
public record Related(List<Certificate> certificates, Optional<List<Child>> children) {
  public static final Related UNKNOWN = new Related(List.of(), Optional.empty());

  public Related {
    certificates = List.copyOf(certificates);
    children = children.map(List::copyOf);
  }

  public record Child(String id, SubjectKind kind, String name) {}
}
