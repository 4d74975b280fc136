package io.portcullis.lab.nas;

/** Told of every change, after the answer has left; one call at a time, in order. */
@FunctionalInterface
public interface NasListener {
  NasListener NONE = change -> {};

  void changed(Change change);
}
