package io.portcullis.model.keys;

/** How it stands with a control. */
public enum Met {
  MET,
  NOT_MET,
  /** Nothing that is told answers it. */
  NOT_KNOWN
}
