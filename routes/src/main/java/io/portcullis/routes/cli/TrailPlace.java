package io.portcullis.routes.cli;

/** Where a hub's trail lies. */
enum TrailPlace {
  ELASTICSEARCH,
  KAFKA
}
