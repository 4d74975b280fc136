package io.portcullis.connectors.radius.nac;

import java.util.function.Supplier;

import io.portcullis.connectors.api.BadRecord;

/** What may go wrong around a call, as an answer: enforcers do not throw, and tell no secret. */
public final class Guarded {
  private Guarded() {}

  public static Said said(Supplier<Said> call) {
    try {
      return call.get();
    } catch (BadRecord e) {
      return Said.failed("the answer is not as it should be: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      // The JDK's message would repeat the header, and with it the secret.
      return Said.failed("the user, the secret or the token can not stand in a header");
    } catch (IllegalStateException e) {
      return Said.failed("the secret can not be read: " + e.getMessage());
    }
  }

  /** "ok", or what is wrong with the connection. */
  public static String check(Supplier<String> call) {
    String[] answer = {""};
    Said said =
        said(
            () -> {
              answer[0] = call.get();
              return Said.yes("");
            });
    return said.good() ? answer[0] : said.detail();
  }
}
