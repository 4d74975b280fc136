/** What an authority asks before it issues, answered from this hub's disk. */
package io.portcullis.routes.issuance;
