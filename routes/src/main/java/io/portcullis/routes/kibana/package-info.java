/** Brings dashboards and rules of the build into a Kibana, by its API. */
package io.portcullis.routes.kibana;
