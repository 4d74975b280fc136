package io.portcullis.connectors.idp.auth0;

import java.util.List;

import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.testkit.ParserContract;

class Auth0ParserTest extends ParserContract {
  @Override
  protected Parser parser() {
    return new Auth0Parser();
  }

  @Override
  protected List<String> corpus() {
    return List.of("auth0/panther-auth0");
  }
}
