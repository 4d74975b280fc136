package io.portcullis.routes.runtime;

/** What the running hub writes, for tests of what is made of documents. */
public final class RuntimeDocuments {
  private RuntimeDocuments() {}

  /**
   * @param subject value of the topic of subjects
   */
  public static byte[] subject(byte[] subject) {
    return StateDocument.of(subject);
  }
}
