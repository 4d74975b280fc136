package io.portcullis.routes.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which part of a long list is asked for. */
public class PageQuery {
  @QueryParam("cursor")
  @DefaultValue("")
  String cursor;

  @QueryParam("most")
  @DefaultValue("100")
  String most;

  /**
   * @throws Refuse 400 when it is no number, or out of bounds
   */
  int most() {
    String digits = most.strip();
    int wanted = digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    if (wanted < 1 || wanted > CertificateInventory.MAX_PAGE) {
      throw new Refuse(400, "\"most\" must be 1 to " + CertificateInventory.MAX_PAGE);
    }
    return wanted;
  }
}
