/** Rules of Kibana: what is written of them, and the objects that Kibana imports made of it. */
package io.portcullis.dashboards.rules;
