export default {
  assistance_rate: {
    name: '帮扶覆盖率',
    definition: '困难帮扶与送温暖中，帮扶户数与在档户数之比，只计两者都有的记录。',
    numerator: '帮扶户数',
    denominator: '在档户数',
  },
  household_amount: {
    name: '户均帮扶金额',
    definition: '困难帮扶与送温暖的金额与帮扶户数之比，只计两者都有的记录。',
    numerator: '帮扶金额',
    denominator: '帮扶户数',
  },
  mediation_rate: {
    name: '调解成功率',
    definition: '劳动争议调解成功件数与办结件数之比，只计两者都有的记录。',
    numerator: '调解成功件数',
    denominator: '办结件数',
  },
}
