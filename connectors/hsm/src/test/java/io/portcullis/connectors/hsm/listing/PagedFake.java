package io.portcullis.connectors.hsm.listing;

/** A fake whose list has pages. */
public interface PagedFake extends FakeKeys {
  /** The list of keys has no end: its pages lead to each other. */
  void endless();
}
