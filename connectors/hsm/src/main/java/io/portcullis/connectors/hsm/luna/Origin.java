package io.portcullis.connectors.hsm.luna;

import java.util.List;

import io.portcullis.connectors.api.Aliases;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.model.Alias;
import io.portcullis.model.AliasType;

/** Where a record comes from, apart from its own words. */
record Origin(ParseContext context, long place) {

  /** By its serial number, else by the host that sent it, else the source stands for it. */
  List<Alias> hsm(String serial, String host) {
    Aliases names = new Aliases().add(AliasType.HSM_TOKEN, serial);
    if (serial.isEmpty()) {
      names.vendor(AliasType.HSM_TOKEN, "luna", host.isEmpty() ? context.source() : host);
    }
    return names.add(AliasType.HOSTNAME, host).list();
  }
}
