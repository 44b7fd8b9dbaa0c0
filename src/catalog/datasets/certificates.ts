import { defineDataset } from '@/grammar/dataset'
import { workerColumns } from './shared'

/** D9: one row per person and certificate. A certificate is valid from the day of issue until it expires, in no one quarter. */
export default defineDataset({
  id: 'certificates',
  signature: ['certificate', 'expires_on'],
  undated: true,
  filters: ['org', 'position'],
  key: ['person_id', 'certificate', 'expires_on'],
  columns: {
    person_id: {
      type: 'text',
      headers: ['工号', '员工编号', '职工编号', '人员编号', '员工号', '职工号', '员工工号', 'person_id'],
      required: true,
      example: '10005',
    },
    position: workerColumns.position,
    certificate: {
      type: 'dictionary',
      headers: [
        '证书名称',
        '证书',
        '证件名称',
        '证书类别',
        '证书类型',
        '资格证书',
        '证书种类',
        '持证名称',
        'certificate',
      ],
      required: true,
      example: '采煤机操作证',
    },
    issued_on: {
      type: 'date',
      headers: ['发证日期', '发证时间', '颁发日期', '取证日期', '取证时间', '领证日期', '签发日期', 'issued_on'],
      example: '2025-12-23',
    },
    expires_on: {
      type: 'date',
      headers: [
        '有效期至',
        '有效期',
        '有效期截止',
        '有效期截止日期',
        '到期日期',
        '到期时间',
        '失效日期',
        '截止日期',
        'expires_on',
      ],
      required: true,
      example: '2028-12-22',
    },
  },
  checks: [
    { id: 'expires-before-issued', severity: 'error', finds: 'expires_on < issued_on', column: 'expires_on' },
    { id: 'issued-missing', severity: 'note', finds: 'issued_on IS NULL', column: 'issued_on' },
  ],
})
