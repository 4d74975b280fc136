/** Whether Kibana would take saved objects, as far as its sources and exports of it tell. */
package io.portcullis.dashboards.check;
