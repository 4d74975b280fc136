package io.portcullis.model;

/** What a rule may cause: a record only, a question to people, or an action. */
public enum Mode {
  OBSERVE,
  RECOMMEND,
  ENFORCE
}
