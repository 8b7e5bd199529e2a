{{/* contracts/nats/topology.yaml writes 30d and 576KiB; NACK takes Go's durations and bytes. */}}
{{- define "delivery.goDuration" -}}
{{- if hasSuffix "d" . }}{{ mul 24 (trimSuffix "d" . | int64) }}h{{ else }}{{ . }}{{ end }}
{{- end }}

{{- define "delivery.bytes" -}}
{{- $units := dict "KiB" 1024 "MiB" 1048576 "GiB" 1073741824 "TiB" 1099511627776 "TB" 1000000000000 "B" 1 -}}
{{- $unit := regexFind "[A-Za-z]+$" . -}}
{{- if not (hasKey $units $unit) }}{{ fail (printf "files/topology.yaml: %q is no size" .) }}{{ end -}}
{{- mul (trimSuffix $unit . | int64) (get $units $unit | int64) -}}
{{- end }}
