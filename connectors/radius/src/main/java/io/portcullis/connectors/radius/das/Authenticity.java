package io.portcullis.connectors.radius.das;

/** What a packet's authenticators say about its sender. */
public enum Authenticity {
  /** Both authenticators are right. */
  PROVEN,
  /** The MD5 authenticator is right, and there is no Message-Authenticator. */
  WITHOUT_MESSAGE_AUTHENTICATOR,
  WRONG_MESSAGE_AUTHENTICATOR,
  WRONG_AUTHENTICATOR
}
