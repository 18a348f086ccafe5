# Luật 06/2022/QH15 Điều 22, in Rego, for regorus.
package chien_si_thi_dua_bo_tinh

import rego.v1

held(name, year) if {
	some entry in input.awards
	entry.award == name
	entry.year == year
}

# Điều 22 khoản 1 điểm a
three_in_a_row if {
	every back in [0, 1, 2] {
		held("chien-si-thi-dua-co-so", input.year - back)
	}
	not used_up
}

# Years an earlier title was given for do not count again.
used_up if {
	some entry in input.awards
	entry.award == "chien-si-thi-dua-bo-tinh"
	entry.year >= input.year - 2
}

wide := {"bo-tinh", "toan-quoc"}

of_a_kind(entry) if entry.kind == "sang-kien"

of_a_kind(entry) if {
	entry.kind == "de-tai"
	entry.accepted
}

# Điều 22 khoản 1 điểm b
initiative if {
	some entry in input.initiatives
	of_a_kind(entry)
	entry.scope in wide
	entry.recognised
	entry.applied
}

initiative if input.combat_merit

# Nghị định 98/2023/NĐ-CP Điều 4 khoản 4
barred if {
	some entry in input.proceedings
	entry.began <= input.today
	entry.ended > input.today
}

default award := false

award if {
	input.outstanding
	three_in_a_row
	initiative
	not barred
}
