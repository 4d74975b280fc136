package io.portcullis.connectors.hsm.aws;

import java.util.List;

import io.portcullis.model.Alias;
import io.portcullis.model.SubjectKind;

/** Whom or what a statement is about; no names where the event names nobody. */
record Subject(SubjectKind kind, List<Alias> names) {
  static final Subject NOBODY = new Subject(SubjectKind.IDENTITY, List.of());
}
