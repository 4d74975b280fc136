package io.portcullis.routes.cli;

import picocli.CommandLine.Option;

import io.portcullis.inventory.desk.Item;
import io.portcullis.routes.api.AskedOfDesk;

/** A change of an item that needs nothing but a reason. */
abstract class DeskReason<T extends Item> extends DeskChange<T> {
  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason;

  DeskReason(DeskKind<T> kind, String step) {
    super(kind, step);
  }

  @Override
  Object body(long version) {
    return new AskedOfDesk.ForReason(version, reason);
  }
}
